package org.exedra.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Every body that is read here is a JSON object. Some JSON-B providers would also take the object out of an array. Whoever takes
 * the bare stream looks at it for themselves.
 */
@Provider
public class BodyCheck implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) {
            return context.proceed();
        }
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
