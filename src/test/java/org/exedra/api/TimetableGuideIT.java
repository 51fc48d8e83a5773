package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exedra.client.Scope;
import org.exedra.fixture.MachineClientFixture;
import org.exedra.fixture.Sql;
import org.exedra.support.OnServer;
import org.exedra.support.TestServer;
import org.junit.jupiter.api.Test;

/** Runs every line of the guide for whoever connects a timetable, one after the other, as they would. */
class TimetableGuideIT extends OnServer {

    private static final Path GUIDE = Path.of("src", "docs", "connect-your-timetable.md");
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    /** The guide's people are its own in every run. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private String script() throws IOException {
        String lines = BLOCK.matcher(Files.readString(GUIDE))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\necho\n"));
        return lines.replace("t-1001", "t-" + mark)
                .replace("s-2002", "s-" + mark)
                .replace("@example.edu", "-" + mark + "@example.edu");
    }

    @Test
    void every_line_of_the_guide_does_what_it_says() throws Exception {
        var client = MachineClientFixture.with(Scope.values()).create();
        var output = Files.createTempFile(Path.of("target"), "guide-", ".txt");
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("EXEDRA", TestServer.uri().toString());
        builder.environment().put("CLIENT_ID", client.id().toString());
        builder.environment().put("CLIENT_SECRET", client.secret());

        var process = builder.start();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("/de/invitation?code=")
                .contains("CANCELLED\n")
                .containsPattern("T16:00:00Z Linear algebra: eigenvalues")
                .contains("401 /problems/unauthenticated: ");
        assertThat(Sql.query(
                        row -> List.of(row.getString(1), row.getString(2)),
                        "select b.status, b.note from booking b join account a on a.id = b.student_id"
                                + " where a.external_id = ?",
                        "s-" + mark))
                .as("its note has survived that it was moved")
                .containsExactly(List.of("CANCELLED", "Exercises 3 and 4, please."));
    }
}
