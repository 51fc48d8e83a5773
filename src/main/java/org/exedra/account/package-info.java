/** People and their roles. An {@link org.exedra.account.Account} is who somebody is; it knows nothing of bookings. */
package org.exedra.account;
