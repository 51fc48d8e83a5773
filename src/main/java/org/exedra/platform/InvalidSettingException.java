package org.exedra.platform;

/** A setting is missing or wrong. The message is one sentence that names it and says what it should be. */
public class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String setting, String whatItMustBe) {
        super(setting + " " + whatItMustBe);
    }
}
