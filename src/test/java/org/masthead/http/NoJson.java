package org.masthead.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** What misses the grammar of RFC 8259 by a step, or is read by some as if it did not. */
final class NoJson {

    private NoJson() {}

    /** As text. */
    static List<String> texts() {
        List<String> texts = new ArrayList<>(structures());
        texts.addAll(literals());
        texts.addAll(numbers());
        texts.addAll(strings());
        JsonTexts.valid().stream()
                .filter(text -> text.length() < 100 && !text.isBlank())
                .filter(text -> "[{\"".indexOf(text.strip().charAt(0)) >= 0)
                .forEach(text -> texts.add(
                        text.stripTrailing().substring(0, text.stripTrailing().length() - 1)));
        return texts.stream().distinct().toList();
    }

    private static List<String> structures() {
        return List.of(
                "",
                " ",
                "\n",
                "[",
                "]",
                "{",
                "}",
                "[1",
                "[1,",
                "[\"",
                "[,",
                "[,1]",
                "[1,,2]",
                "[1,]",
                "[1,,]",
                "[ ,]",
                "[1 2]",
                "[1:2]",
                "[1;2]",
                "[\"a\":1]",
                "[1}",
                "[]]",
                "[]]]",
                "[][]",
                "[],",
                "[1]x",
                "[x]",
                "[*]",
                "[-]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":,}",
                "{:1}",
                "{\"a\" 1}",
                "{\"a\",1}",
                "{\"a\"=1}",
                "{\"a\"=>1}",
                "{\"a\"::1}",
                "{\"a\":1,}",
                "{\"a\":1,,}",
                "{\"a\":1,,\"b\":2}",
                "{,}",
                "{,\"a\":1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "{[]:1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1;\"b\":2}",
                "{\"a\":\"b\":1}",
                "{\"a\":1]",
                "{\"a\":1}}",
                "{} {}",
                "{}#",
                "{}/",
                "{}//",
                "{}/**/",
                "/**/{}",
                "//\n{}",
                "#\n{}",
                "{/**/}",
                "[1/**/]",
                "{\"a\":/**/1}",
                "{\"a\":1}x",
                "{}\u0000",
                "\u0000{}",
                "[\u0000]",
                "[\f1]",
                "[\u000b1]",
                "[\u00a01]",
                "[\u20601]",
                "[\u00851]",
                "\ufeff[]",
                "\ufeff",
                "[\ufeff]",
                "\u3000{}",
                "*",
                "@",
                "(1)",
                "<null>",
                "<a>1</a>",
                "a",
                "a=1",
                "---\na: 1",
                "{\"a\":1...}",
                "[...]",
                "{...}",
                "[1]\n[2]",
                "\u001e{}",
                ")]}'\n{}",
                "callback({})",
                "{\"a\":function(){}}");
    }

    private static List<String> literals() {
        return List.of(
                "nul",
                "nulll",
                "NULL",
                "Null",
                "nil",
                "none",
                "tru",
                "truee",
                "TRUE",
                "True",
                "fals",
                "False",
                "yes",
                "undefined",
                "NaN",
                "-NaN",
                "nan",
                "Infinity",
                "-Infinity",
                "+Infinity",
                "inf",
                "-inf",
                "1.#INF",
                "[true false]",
                "truefalse",
                "null,null",
                "\uff54rue",
                "t\u0000rue",
                "true\\u0020",
                "!true");
    }

    private static List<String> numbers() {
        return List.of(
                "+1",
                "++1",
                "-",
                "+",
                "--1",
                "-+1",
                "- 1",
                "01",
                "-01",
                "00",
                "0123",
                "-00",
                "1.",
                "-1.",
                ".1",
                "-.1",
                "+.1",
                ".",
                "-.",
                "1.e1",
                "1.0e",
                "1e",
                "1E",
                "1e+",
                "1e-",
                "1e ",
                "1 e1",
                "1ee1",
                "1e1e1",
                "1e1.5",
                "1e+-1",
                "0e",
                "0e+",
                "0.e1",
                "1.2.3",
                "1..2",
                "0.1.2",
                "0x1",
                "-0x1",
                "0xFF",
                "0b1",
                "0o7",
                "1_000",
                "1 000",
                "1,000",
                "1'000",
                "1d",
                "1f",
                "1L",
                "1n",
                "1/2",
                "1+1",
                "1%",
                "$1",
                "\uff11",
                "\u0661",
                "\u221e",
                "\u00bd",
                "1\u00b2",
                "1\u0000",
                "1a",
                "1e1a",
                "0x",
                "e1",
                "E+1",
                "1.5.",
                "1.\uff10",
                "2.e+3",
                "2.e-3",
                "-2.",
                "0,5",
                "1e\u22125");
    }

    private static List<String> strings() {
        List<String> texts = new ArrayList<>(List.of(
                "\"",
                "\"a",
                "a\"",
                "'a'",
                "'",
                "`a`",
                "\u201ca\u201d",
                "\"a\"b\"",
                "\"a\" \"b\"",
                "\"\"\"a\"\"\"",
                "\\\"a\\\"",
                "\"\\\"",
                "\"\\\\\\\"",
                "\"\\",
                "\"\\x41\"",
                "\"\\a\"",
                "\"\\v\"",
                "\"\\'\"",
                "\"\\0\"",
                "\"\\1\"",
                "\"\\ \"",
                "\"\\u\"",
                "\"\\u1\"",
                "\"\\u12\"",
                "\"\\u123\"",
                "\"\\u123g\"",
                "\"\\u 123\"",
                "\"\\u-123\"",
                "\"\\u{41}\"",
                "\"\\U0041\"",
                "\"\\u\uff10\uff10\uff14\uff11\"",
                "\"\\ud83d\\u\"",
                "\"\\ud83d\\ude0\"",
                "\"\\ud83d\\x\"",
                "\"\\",
                "\"\\u00",
                "\"\\ud83d\\",
                "\"\\\ud83d\ude00\"",
                "\"\\\u0000\"",
                "\"\\\n\"",
                "\"a\nb\"",
                "\"a\r\nb\"",
                "u\"a\"",
                "\"a\"+\"b\"",
                "\"a\\\"",
                "\"\u0001",
                "[\"a\",\n\"",
                "[\"a\nb\"]",
                "{\"a\nb\":1}",
                "{\"a:1}",
                "{\"\\x\":1}"));
        IntStream.range(0, 0x20).forEach(control -> texts.add("\"a" + (char) control + "b\""));
        return texts;
    }

    /** As bytes that are no UTF-8, or that begin with a byte order mark. */
    static List<byte[]> badlyEncoded() {
        List<byte[]> bodies = new ArrayList<>();
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE")) {
            bodies.add("{}".getBytes(Charset.forName(charset)));
            bodies.add("{\"name\":\"\u00e9\"}".getBytes(Charset.forName(charset)));
        }
        bodies.add("{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.add("\ufeff{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));
        for (String bytes : List.of(
                "80",
                "bf",
                "c3",
                "c080",
                "c0af",
                "c1bf",
                "e08080",
                "e080af",
                "e09fbf",
                "e282",
                "e28228",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f0808080",
                "f08fbfbf",
                "f09f98",
                "f0289f98",
                "f4908080",
                "f888808080",
                "fc8480808080",
                "fe",
                "ff",
                "fffe",
                "feff",
                "e9",
                "a1",
                "c328")) {
            bodies.add(around("{\"name\":\"", bytes, "\"}"));
            bodies.add(around("{\"", bytes, "\":1}"));
            bodies.add(around("", bytes, "{}"));
            bodies.add(around("{}", bytes, ""));
        }
        return bodies;
    }

    private static byte[] around(String before, String hexadecimal, String after) {
        byte[] middle = HexFormat.of().parseHex(hexadecimal);
        byte[] start = before.getBytes(StandardCharsets.UTF_8);
        byte[] end = after.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + middle.length + end.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(middle, 0, all, start.length, middle.length);
        System.arraycopy(end, 0, all, start.length + middle.length, end.length);
        return all;
    }
}
