package org.exedra.journey;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Browsers;
import org.exedra.support.Browsers.Devices;
import org.exedra.support.ExedraServer;

/** The people of one journey, each in a browser context of their own. */
class People {

    private final ExedraServer server;
    private final Browsers browsers;
    private final List<Person> present = new ArrayList<>();

    People(ExedraServer server, Browsers browsers) {
        this.server = server;
        this.browsers = browsers;
    }

    ExedraServer server() {
        return server;
    }

    Browsers browsers() {
        return browsers;
    }

    /** Somebody with camera and microphone, signed in. */
    Person signedIn(TestAccount account) {
        return somebody(new Person.Setting(server.origin())).isSignedInAs(account);
    }

    /** Somebody with camera and microphone, not signed in. */
    Person somebody() {
        return somebody(new Person.Setting(server.origin()));
    }

    Person somebody(Person.Setting setting) {
        return somebody(setting, Devices.CAMERA_AND_MICROPHONE);
    }

    Person somebody(Person.Setting setting, Devices devices) {
        return somebody(setting, browsers.with(devices));
    }

    Person somebody(Person.Setting setting, Browser browser) {
        var person = new Person(setting, browser);
        present.add(person);
        return person;
    }

    /** Both sides of a booking in its call, seeing and hearing each other. */
    Call inCall(TestBooking booking) {
        var tutor = signedIn(booking.tutor()).joinsCallOf(booking);
        var student = signedIn(booking.student()).joinsCallOf(booking);
        student.seesAndHears(tutor);
        tutor.seesAndHears(student);
        return new Call(booking, student, tutor);
    }

    /** Two people who talk. */
    record Call(TestBooking booking, Person student, Person tutor) {

        List<Person> both() {
            return List.of(student, tutor);
        }
    }

    /** Everybody goes. After a failure their screens are kept; otherwise none may have had trouble in their pages. */
    void go(boolean failed, Path traces) {
        if (failed) {
            for (int i = 0; i < present.size(); i++) {
                present.get(i).keepTrace(traces.resolveSibling(traces.getFileName() + "-" + (i + 1) + ".png"));
            }
        }
        var faults =
                present.stream().flatMap(person -> person.faults().stream()).toList();
        present.forEach(Person::go);
        if (!failed) {
            var softly = new SoftAssertions();
            softly.assertThat(faults).as("errors in the pages").isEmpty();
            softly.assertAll();
        }
    }
}
