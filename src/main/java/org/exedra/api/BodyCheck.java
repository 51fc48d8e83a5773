package org.exedra.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.PushbackInputStream;

/** Every body that is read here is a JSON object. Some JSON-B providers would also take the object out of an array. */
@Provider
public class BodyCheck implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var body = new PushbackInputStream(context.getInputStream());
        int first = body.read();
        while (Character.isWhitespace(first)) {
            first = body.read();
        }
        if (first != '{') {
            throw new BadRequestException();
        }
        body.unread(first);
        context.setInputStream(body);
        return context.proceed();
    }
}
