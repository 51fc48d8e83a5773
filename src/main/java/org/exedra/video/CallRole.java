package org.exedra.video;

/** What a participant is in a call. */
public enum CallRole {
    TUTOR,
    STUDENT
}
