/**
 * A stand-in of Stream Video for tests: {@link org.exedra.support.stream.StreamStandIn} is the door. It speaks what Stream's own
 * SDKs speak (REST, the coordinator's socket, an SFU's socket and calls, webhooks), checks keys, tokens and who may join, and
 * fails on demand.
 *
 * <p>What passes against it proves that our requests are the ones that Stream's SDKs make, that we deal with what Stream's
 * documentation says of answers, errors and webhooks, and that Stream's browser SDK does in our page what we want of it. It
 * proves nothing of Stream's own servers: whatever these do differently from their documentation, this stand-in does not
 * know. There are no media either, only who is there and what they have switched on.
 */
package org.exedra.support.stream;
