package org.exedra.webhook;

/** Why an attempt to deliver a message has failed. */
public enum AttemptFailure {
    /** It answered, and not with a status of 200 to 299. */
    ANSWER,
    /** It has no answer ready in time. */
    TIMEOUT,
    /** There is no host of that name. */
    UNKNOWN_HOST,
    /** The host is at an address that webhooks are not sent to, or would get them without https. */
    REFUSED_ADDRESS,
    /** Nobody answers at that address and port. */
    NO_CONNECTION,
    /** Its certificate is not good for that name, or no secure connection can be agreed on. */
    INSECURE,
    /** The connection broke. */
    BROKEN
}
