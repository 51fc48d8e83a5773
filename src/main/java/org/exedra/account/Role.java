package org.exedra.account;

/** What an account may be to others. The names are also the groups of Jakarta Security. */
public enum Role {
    STUDENT,
    TUTOR,
    COORDINATOR
}
