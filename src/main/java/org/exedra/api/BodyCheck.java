package org.exedra.api;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * Every body that is read here is a {@link JsonBody}, and the record that it becomes keeps its constraints: on the resources'
 * methods they would be checked twice, by JAX-RS and by CDI. Whoever takes the bare stream looks at it for themselves.
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
        var sent = JsonBody.read(context.getInputStream());
        sent.require(context.getType());
        context.setInputStream(sent.stream());
        var body = context.proceed();
        var violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return body;
    }
}
