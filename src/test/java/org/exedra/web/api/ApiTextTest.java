package org.exedra.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.exedra.web.api.ApiText.Piece;
import org.junit.jupiter.api.Test;

class ApiTextTest {

    @Test
    void code_and_strong_words_are_told_apart_from_the_rest() {
        assertThat(ApiText.paragraphs("**Who** sends `a b`, and when.\n\nNext\nline\n"))
                .containsExactly(
                        List.of(
                                new Piece(null, "Who", null),
                                new Piece(null, null, " sends "),
                                new Piece("a b", null, null),
                                new Piece(null, null, ", and when.")),
                        List.of(new Piece(null, null, "Next line")));
    }

    @Test
    void what_is_not_closed_is_plain() {
        assertThat(ApiText.paragraphs("2 * 3 ` 4"))
                .containsExactly(List.of(
                        new Piece(null, null, "2 "),
                        new Piece(null, null, "*"),
                        new Piece(null, null, " 3 "),
                        new Piece(null, null, "`"),
                        new Piece(null, null, " 4")));
    }
}
