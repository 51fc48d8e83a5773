package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-04T13:00:00Z", "2026-11-04T13:00:00.123456Z", "1970-01-01T00:00:00Z"})
    void what_was_written_is_read_back(String startsAt) {
        var place = new Page.After(Instant.parse(startsAt), UUID.randomUUID());

        assertThat(Cursor.read(Cursor.write(place))).contains(place);
        assertThat(Cursor.write(place)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void no_cursor_is_the_beginning() {
        assertThat(Cursor.read(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026-11-04T13:00:00Z",
                "2026-11-04T13:00:00Z~1",
                "yesterday~3f0c9b1e-0000-4000-8000-000000000001",
                "3f0c9b1e-0000-4000-8000-000000000001~2026-11-04T13:00:00Z",
                "+1000000000-12-31T23:59:59Z~3f0c9b1e-0000-4000-8000-000000000001",
                "' or 1=1 --"
            })
    void what_no_list_gave_is_refused(String text) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Cursor.read(encoded)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> Cursor.read("!" + text)).isInstanceOf(Invalid.class);
    }
}
