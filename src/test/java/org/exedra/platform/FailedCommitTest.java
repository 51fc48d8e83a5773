package org.exedra.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailedCommitTest {

    private final FailedCommit interceptor = new FailedCommit();

    static Stream<Exception> failures() {
        return Stream.of(
                new RollbackException(),
                new HeuristicMixedException(),
                new HeuristicRollbackException(),
                new SystemException());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_a_commit_fails_with_needs_no_declaration(Exception failure) {
        assertThatThrownBy(() -> interceptor.unchecked(method(() -> {
                    throw failure;
                })))
                .isInstanceOf(TransactionalException.class)
                .hasCause(failure);
    }

    @Test
    void what_a_method_declares_is_left_alone() {
        var declared = new IOException();

        assertThatThrownBy(() -> interceptor.unchecked(method(() -> {
                    throw declared;
                })))
                .isSameAs(declared);
    }

    @Test
    void what_a_method_returns_is_returned() throws Exception {
        assertThat(interceptor.unchecked(method(() -> "done"))).isEqualTo("done");
    }

    private static InvocationContext method(Callable<Object> body) {
        return (InvocationContext) Proxy.newProxyInstance(
                InvocationContext.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (self, called, arguments) -> body.call());
    }
}
