package org.exedra.webhook;

/** As soon as this transaction has succeeded, there is something to send. */
record DeliveriesDue() {}
