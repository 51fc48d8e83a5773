package org.exedra.api;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Every body that is read here is a JSON object, and what it becomes keeps its constraints. Some JSON-B providers would also take
 * the object out of an array; and constraints on the resources' methods would be checked twice, by JAX-RS and by CDI. Whoever
 * takes the bare stream looks at it for themselves.
 */
@Provider
public class BodyCheck implements ReaderInterceptor {

    @Inject
    private Validator validator;

    /** @throws ConstraintViolationException if a value is missing or wrong */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) {
            return context.proceed();
        }
        context.setInputStream(object(context.getInputStream()));
        var body = context.proceed();
        var violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return body;
    }

    private static InputStream object(InputStream stream) throws IOException {
        var body = new PushbackInputStream(stream);
        int first = body.read();
        while (Character.isWhitespace(first)) {
            first = body.read();
        }
        if (first != '{') {
            throw new BadRequestException();
        }
        body.unread(first);
        return body;
    }
}
