package org.exedra.support.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What somebody sends who means no good, or does not know better. */
public final class Hostile {

    private static final int DEEP = 20_000;
    private static final int HUGE = 200_000;
    private static final int LARGER_THAN_ALLOWED = 65_537;

    private static final List<String> JSON_VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-99999999999999999999999999999999",
            "2147483648",
            "4294967356",
            "30.5",
            "3e1",
            "\"30\"",
            "\"true\"",
            "1",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udfff\\ud800\"",
            "\"\\u202e\\u0007\\n\"",
            "\"'; drop table booking; --\"",
            "\"%' or 1=1 --\"",
            "\"<script>alert(1)</script>\"",
            "\"${jndi:ldap://127.0.0.1/x} #{1+1}\"",
            "\"../../../etc/passwd\"",
            "\"2026-13-45T99:99:99Z\"",
            "\"2026-11-04T13:00:00\"",
            "\"+999999999-12-31T23:59:59-18:00\"",
            "\"-999999999-01-01T00:00:00+18:00\"",
            "\"0000-00-00T00:00:00Z\"",
            "\"1-1-1-1-1\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"GMT+25:00\"",
            "\"SystemV/AST4ADT\"",
            "\"STUDENT\"",
            "[]",
            "{}",
            "[null]",
            "[[[[[]]]]]",
            "[\"STUDENT\",\"STUDENT\",null,1]",
            "{\"$type\":\"java.lang.Runtime\"}",
            '"' + "x".repeat(HUGE) + '"',
            '"' + "😀".repeat(60) + "\"",
            '"' + "😀".repeat(120) + "\"",
            '"' + "ﷺ".repeat(120) + "\"",
            '"' + "\\u0301".repeat(120) + "\"");

    private static final List<String> QUERY_VALUES = List.of(
            "",
            "%20",
            "%00",
            "a%00b",
            "%ff%fe",
            "%C0%AF",
            "%F0%9F%98%80",
            "-1",
            "0",
            "201",
            "1.5",
            "99999999999",
            "x",
            "null",
            "%27%20or%201%3D1%20--",
            "%25",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "2026-11-04",
            "2026-11-04T13:00:00",
            "%2B999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "9998-12-31T23:59:59-18:00",
            "0001-01-01T00:00:00%2B18:00",
            "AAAA",
            "MjAyNi0wMS0wMVQwMDowMDowMFo",
            "x".repeat(2000));

    private static final List<String> IDS = List.of(
            "x",
            "1",
            "-1",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "00000000-0000-0000-0000-0000000000000",
            "null",
            "%20",
            "%27",
            "..%2f..",
            "%F0%9F%98%80",
            "*",
            "x".repeat(1000));

    /** Credentials that are none. */
    public static final List<String> MALFORMED_BASIC = List.of("Authorization", "Basic ?");

    private static final Map<String, List<String>> HEADERS = Map.ofEntries(
            Map.entry(
                    "Accept", List.of("", "x", "///", "text/html", "application/xml;q=2", "*/*;q=0", "x".repeat(1000))),
            Map.entry(
                    "Content-Type",
                    List.of(
                            "",
                            "x",
                            "///",
                            "text/plain",
                            "application/json;charset=x",
                            "application/x-www-form-urlencoded")),
            Map.entry("If-Match", List.of("", "x", "*", "W/\"1\"", "\"1\", \"2\"", "\"99999999999999999999\"", "\"")),
            Map.entry("If-None-Match", List.of("", "x", "*", "W/\"1\"", "\"")),
            Map.entry("If-Modified-Since", List.of("", "x", "Thu, 01 Jan 1970 00:00:00 GMT")),
            Map.entry("Idempotency-Key", List.of("", "x y", "'; --", "\u00e9", "x".repeat(256), "x".repeat(1000))),
            Map.entry("Authorization", List.of("", "x", "Bearer", "Bearer x", "Bearer a.b.c", "Basic eDp5", "Basic ?")),
            Map.entry("Cookie", List.of("", "x", "exedra-sign-in=x", "exedra-sign-in=\"; Path=/", "=;=;")),
            Map.entry("X-Requested-With", List.of("", "XMLHttpRequest", "EXEDRA")),
            Map.entry("X-HTTP-Method-Override", List.of("DELETE", "x")),
            Map.entry("Accept-Language", List.of("", "x-y-z-1", "*;q=x", "en;q=9")),
            Map.entry("Accept-Charset", List.of("x")),
            Map.entry("Accept-Encoding", List.of("x;q=x", "identity;q=0")),
            Map.entry("Content-Encoding", List.of("br", "x")),
            Map.entry("Range", List.of("bytes=0-1", "x")),
            Map.entry("Origin", List.of("null", "https://evil.example")));

    private Hostile() {}

    /** Addresses that are like a good one, and not quite. */
    public static List<String> addresses(ApiOperation operation, String good) {
        var addresses = new ArrayList<String>();
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.path("name").asText();
            QUERY_VALUES.forEach(value -> addresses.add(good + "?" + name + "=" + value));
            addresses.add(good + "?" + name + "=x&" + name + "=x&" + name);
        }
        addresses.add(good + "?unknown=1&&=&%00=1");
        addresses.add(good + "?" + "a=1&".repeat(500));
        if (operation.isAboutOne()) {
            IDS.forEach(id -> addresses.add(operation.path(id)));
        }
        return addresses;
    }

    /**
     * Bodies that are like a good one, and not quite. Each with a name.
     *
     * @param goodOnes gives another good one each time, so that what is wrong with a body is the only thing that is
     */
    public static Map<String, byte[]> bodies(Supplier<ObjectNode> goodOnes) {
        var bodies = new LinkedHashMap<String, byte[]>();
        String text = goodOnes.get().toString();
        for (String wrong :
                List.of("", " ", "{", "null", "[]", "1", "\"text\"", "{}", "{}}", "{\"a\"}", "{a:1}", "{'a':1}")) {
            put(bodies, wrong, wrong);
        }
        put(bodies, "in an array", "[" + text + "]");
        put(bodies, "cut off", text.substring(0, text.length() / 2));
        put(bodies, "something behind", text + "x");
        put(bodies, "twice", text + text);
        put(bodies, "deep", "{\"a\":".repeat(DEEP / 2) + "1" + "}".repeat(DEEP / 2));
        put(bodies, "deep and long", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
        put(bodies, "deep array", "{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}");
        put(bodies, "padded", text + " ".repeat(LARGER_THAN_ALLOWED));
        put(bodies, "as a form", "subject=x&minutes=30");
        put(bodies, "as XML", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
        put(
                bodies,
                "with more",
                text.replaceFirst("\\{", "{\"id\":\"x\",\"status\":\"CONFIRMED\",\"version\":9,\"__proto__\":{},"));
        bodies.put("UTF-16", text.getBytes(StandardCharsets.UTF_16));
        bodies.put("Latin 1", "{\"subject\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("with a byte order mark", ("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
        bodies.put("not UTF-8", new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '"', (byte) 0xff, '"', '}'});
        bodies.put("zeros", new byte[64]);
        for (String member : (Iterable<String>) goodOnes.get()::fieldNames) {
            for (String value : JSON_VALUES) {
                String name = member + "=" + value.substring(0, Math.min(40, value.length())) + "#" + value.length();
                put(bodies, name, with(member, value, goodOnes.get()));
            }
            var without = goodOnes.get();
            without.remove(member);
            put(bodies, "without " + member, without.toString());
            put(
                    bodies,
                    "twice " + member,
                    with(member, "1", goodOnes.get()).replaceFirst("}$", ",\"" + member + "\":2}"));
        }
        return bodies;
    }

    /** The value as it is, for it need not be JSON. */
    private static String with(String member, String value, ObjectNode others) {
        others.remove(member);
        String rest = others.isEmpty()
                ? ""
                : "," + others.toString().substring(1, others.toString().length() - 1);
        return "{\"" + member + "\":" + value + rest + "}";
    }

    private static void put(Map<String, byte[]> bodies, String name, String body) {
        bodies.put(name, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Odd headers: names with their values, the same name several times for several lines. */
    public static List<List<String>> headers() {
        var headers = new ArrayList<List<String>>();
        HEADERS.forEach((name, values) -> values.forEach(value -> headers.add(List.of(name, value))));
        HEADERS.keySet().forEach(name -> headers.add(List.of(name, "a", name, "b")));
        return headers;
    }
}
