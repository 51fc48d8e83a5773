package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ServerCommandTest {

    @Test
    void it_says_where_the_server_will_answer_and_what_it_deploys() {
        var command = ServerCommand.in("java", "-jar", "payara-micro.jar", "--port", "9090", "--deploy", "exedra.war");

        assertThat(command.isGiven()).isTrue();
        assertThat(command.address().getPort()).isEqualTo(9090);
        assertThat(command.address().getAddress().isAnyLocalAddress()).isTrue();
        assertThat(command.war()).contains("exedra.war");
    }

    @Test
    void loopback_before_it_is_for_this_machine_alone_and_not_for_the_server() {
        var command = ServerCommand.in("--loopback", "java", "--port", "9090");

        assertThat(command.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(command.words()).containsExactly("java", "--port", "9090");
    }

    @Test
    void without_a_port_it_is_the_servers_standard_one() {
        assertThat(ServerCommand.in("java", "-jar", "payara-micro.jar")
                        .address()
                        .getPort())
                .isEqualTo(8080);
    }

    @Test
    void there_may_be_none() {
        assertThat(ServerCommand.in().isGiven()).isFalse();
        assertThat(ServerCommand.in().war()).isEmpty();
    }

    @Test
    void its_exit_value_is_the_servers() throws IOException, InterruptedException {
        assertThat(ServerCommand.in("sh", "-c", "exit 7").run()).isEqualTo(7);
    }
}
