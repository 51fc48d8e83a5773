package org.exedra.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T07:03:00.888+1300 SEVERE org.exedra.api.ProblemMapper: A request failed.",
                "[#|2026-11-24T07:13:49.602+1300\u001B[1;91m|SEVERE|\u001B[0mPayara 6.2025.9|\u001B[1;94morg.exedra.api.ProblemMapper|",
                "[#|2026-11-24T07:45:46.701253+13:00|SEVERE|GF 7.0.21|org.exedra.api.ProblemMapper|_ThreadID=36;|",
                "\u001B[31m09:20:39,442 ERROR [org.exedra.api.ProblemMapper] (default task-7) A request failed.",
                "[ERROR   ] A request failed.",
                "[ERROR   ] Not recorded: ParticipantsSeen[connectionIds=[]]"
            })
    void errors_of_ours_are_told_on_every_server(String line) {
        assertThat(LoggedErrors.isError(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T07:03:00.888+1300 WARNING org.exedra.client.KeyRotation: None of the keys can be opened.",
                "2026-11-24T07:03:00.888+1300 SEVERE jakarta.enterprise.web.core: AS-WEB-CORE-00037",
                "\tat org.exedra.api.ProblemMapper.toResponse(ProblemMapper.java:60)",
                "Internal Exception: org.postgresql.util.PSQLException: ERROR: duplicate key value violates a constraint",
                "09:20:39,442 ERROR [org.hibernate.engine.jdbc.spi.SqlExceptionHelper] (default task-6) ERROR: duplicate key",
                "[ERROR   ] SRVE0315E: An exception occurred: jakarta.servlet.ServletException",
                "[ERROR   ] jakarta.faces.application.ViewExpiredException occurred while processing RESTORE_VIEW",
                "2026-11-24T07:03:00.888+1300 SEVERE org.exedra.video.stream.StreamBackend: Stream answers 403 with code 17."
            })
    void what_others_say_and_what_a_test_asked_for_is_not(String line) {
        assertThat(LoggedErrors.isError(line)).isFalse();
    }
}
