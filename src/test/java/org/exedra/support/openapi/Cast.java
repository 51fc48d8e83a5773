package org.exedra.support.openapi;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exedra.client.Scope;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.MachineClientFixture;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestMachineClient;
import org.exedra.support.ExedraClient;

/** Everybody who tries the operations, and what the database knows of them. */
public final class Cast {

    public static final List<String> ALL =
            List.of("nobody", "student", "tutor", "coordinator", "machine", "machine without scopes");

    private static final int FAR_AHEAD = 400;

    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();
    private final TestAccount invited =
            AccountFixture.student().withoutPassword().create();
    private final TestMachineClient machineClient =
            MachineClientFixture.with(Scope.BOOKINGS_READ).create();
    private final Map<String, ExedraClient> clients = Map.of(
            "nobody", ExedraClient.nobody(),
            "student", ExedraClient.of(student),
            "tutor", ExedraClient.of(tutor),
            "coordinator", ExedraClient.of(AccountFixture.coordinator().create()),
            "machine", ExedraClient.machine(Scope.values()),
            "machine without scopes", ExedraClient.machine());
    private int bookings;

    public ExedraClient client(String who) {
        return clients.get(who);
    }

    /**
     * A booking for an operation that needs one. It waits for an answer and is far ahead, or it runs: the one or the other lets
     * most things be done.
     */
    public UUID booking(ApiOperation operation, boolean running) {
        if (!operation.path().matches("/api/(bookings/|video/).*")) {
            return UUID.randomUUID();
        }
        var booking = BookingFixture.between(tutor, student).lasting(Duration.ofMinutes(20));
        return (running ? booking.confirmed().running() : booking.startingIn(Duration.ofDays(FAR_AHEAD + bookings++)))
                .create()
                .id();
    }

    /** The id in an operation's path: that of the booking, or a person's. */
    UUID id(ApiOperation operation, UUID booking) {
        if (operation.path().endsWith("/invitation")) {
            return invited.id();
        }
        return operation.path().startsWith("/api/people") ? student.id() : booking;
    }

    /** Values of members that no schema can tell; null leaves the member out. */
    Map<String, Object> known(String who, UUID booking) {
        var known = new HashMap<String, Object>();
        known.put("tutorId", tutor.id());
        known.put("studentId", student.id());
        known.put("bookingId", booking);
        known.put("videoBackend", "peer");
        known.put("client_id", machineClient.id());
        known.put("client_secret", machineClient.secret());
        known.put("scope", null);
        if (who.equals("student")) {
            known.put("studentId", null);
            known.put("confirmed", null);
        }
        return known;
    }
}
