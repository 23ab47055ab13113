package org.masthead.http;

import java.util.ArrayList;
import java.util.List;

/** JSON values from the grammar of RFC 8259: those that every reader takes, and those that readers differ on. */
final class JsonTexts {

    private static final String DIGITS = "1234567890";

    private JsonTexts() {}

    /** Values that every reader takes, of a size that a record keeps. */
    static List<String> valid() {
        List<String> texts =
                new ArrayList<>(List.of("true", "false", "null", "[]", "{}", "[[]]", "[{}]", "{\"a\":[]}"));
        for (String sign : List.of("", "-")) {
            for (String whole : List.of("0", "1", "9007199254740993", "18446744073709551616")) {
                for (String rest : List.of("", ".0", ".5", ".000001", "e1", "E+1", "e-0", "e07", ".25E-3")) {
                    texts.add(sign + whole + rest);
                }
            }
        }
        texts.addAll(
                List.of("1e400", "-1e400", "1e-400", "0e400", "0.0e-400", DIGITS.repeat(9), "0." + DIGITS.repeat(9)));
        texts.addAll(List.of(
                "\"\"",
                "\" \"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u0001\\u001f\\u0022\\u005c\\u002F\"",
                "\"\\u00e9\\u00E9\\uABCD\\uabcd\"",
                "\"\\ud83d\\ude00\\uD834\\uDD1E\\udbff\\udfff\"",
                "\"\\uffff\\ufffe\\ufdd0\\ufeff\\u2028\"",
                "\"\u007f\u0080\u2028\u2029\ufeff\uffff\ufffd\"",
                "\"\ud83d\ude00 \udbff\udfff e\u0301 \u202e\"",
                "\"\\\\u0000 \\\\ud800 \\\\\\\\\"",
                "\"/* // # */ null NaN\"",
                "\"" + "x".repeat(10_000) + "\"",
                "{\"\":\"\"}",
                "{\"a\":1,\"A\":2,\"\\u00e1\":3,\"a\u0301\":4}",
                "{\"__proto__\":{\"constructor\":null},\"$ref\":\"#\",\"@type\":\"x\",\"class\":1}",
                "{\"\\\"\\\\\\n\":0}",
                "[1,\"a\",null,true,{\"b\":[false,[0.5]]}]",
                " \t\r\n[ \t\r\n1 \t\r\n, \t\r\n2 \t\r\n] \t\r\n",
                "\n{\t\"a\"\r:\n1 ,\t\"b\"\r\n: {\n} }\n",
                "[" + "0,".repeat(5_000) + "0]",
                "[".repeat(90) + "]".repeat(90),
                "{\"a\":".repeat(90) + "1" + "}".repeat(90)));
        return texts;
    }

    /** Values of the grammar that are refused all the same: more than is read, or text that cannot be kept. */
    static List<String> refused() {
        return List.of(
                "\"\\u0000\"",
                "{\"\\u0000\":1}",
                "\"\\ud800\"",
                "\"\\udfff\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800\\ud800\\udc00\"",
                "\"\\ud800x\\udc00\"",
                "\"\\ud800\\n\"",
                "[[{\"a\":[\"\\uDEAD\"]}]]",
                "{\"\\udc00\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "[{\"\":0,\"\":0}]",
                "[".repeat(101) + "]".repeat(101),
                "[".repeat(100_000) + "]".repeat(100_000),
                "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
                "[{\"\":".repeat(50_000) + "0" + "}]".repeat(50_000),
                DIGITS.repeat(100_000),
                "-" + DIGITS.repeat(100_000),
                "0." + DIGITS.repeat(100_000),
                "1e" + DIGITS.repeat(100_000),
                "1e99999999999",
                "-1e-99999999999",
                "\"" + "x".repeat(100_000) + "\"",
                "[" + "[],".repeat(100_000) + "[]]");
    }
}
