package org.exedra.video;

/** A report is not from the service that it claims to be from. The message is for the log. */
public class ReportRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public ReportRefused(String message) {
        super(message);
    }
}
