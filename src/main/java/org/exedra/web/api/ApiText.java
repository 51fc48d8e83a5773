package org.exedra.web.api;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A description of the document: paragraphs with a little CommonMark, of which the page knows code and strong words. */
public final class ApiText {

    private static final Pattern PIECE = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|([^`*]+|[`*])");

    private ApiText() {}

    /** A piece of a paragraph, of which the other two are null. */
    public record Piece(String code, String strong, String plain) {}

    public static List<List<Piece>> paragraphs(String text) {
        return Arrays.stream(text.strip().split("\n\\s*\n"))
                .map(paragraph -> pieces(paragraph.replace('\n', ' ')))
                .toList();
    }

    private static List<Piece> pieces(String paragraph) {
        return PIECE.matcher(paragraph)
                .results()
                .map(piece -> new Piece(piece.group(1), piece.group(2), piece.group(3)))
                .toList();
    }
}
