package org.masthead.http;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Text that databases, encoders, normalisers, templates and people's eyes stumble over, by what each is. */
final class NaughtyStrings {

    private NaughtyStrings() {}

    /** All of them, in one order. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("nothing", "");
        all.put("blank", " \t \u00a0 \u3000 ");
        all.put("NUL", "a\u0000b");
        all.put("a high surrogate alone", "a\ud83d");
        all.put("a low surrogate alone", "\ude00b");
        all.put("surrogates the wrong way round", "a\ude00\ud83db");
        all.put("noncharacters", "a\ufffe\uffff\ufdd0b");
        all.put("control characters", "a\u0001\u0007\b\u001b[31m\u007f\u0085b");
        all.put("right to left", "a\u202egnp.\u2066b\u2069 \u0645\u0631\u062d\u0628\u0627");
        all.put("zero width", "a\u200b\u200c\u200d\u2060\u00adb");
        all.put("a byte order mark", "\ufeffa\ufeff");
        all.put("emoji joined", "\ud83d\udc69\ud83c\udffd\u200d\ud83d\ude80 \ud83c\uddef\ud83c\uddf5 \ud83d\ude00");
        all.put("beyond the basic plane", "\ud840\udc00\ud869\uded6\udb40\udc41\udbff\udffd");
        all.put("many combining marks", "a" + "\u0301\u0489".repeat(90) + "b");
        all.put("composed", "\u00c5\u00e9\u1e69 \ud55c\uae00");
        all.put("decomposed", Normalizer.normalize("\u00c5\u00e9\u1e69 \ud55c\uae00", Normalizer.Form.NFD));
        all.put("compatible", "\ufb01\u2460\uff21\u0130\u00df\u01c4");
        all.put("line ends", "a\nb\r\nc\rd\u2028e\u2029f\u000bg\fh");
        all.put("SQL", "'; drop table post; --%_\\' or '1'='1");
        all.put("templates", "${7*7} #{7*7} {{7*7}} <%= 7 %> %s %n $1 \\1 {0}");
        all.put("names of JavaScript", "__proto__");
        all.put("quotes", "\"'`\\\u201c\u2019");
        all.put("markup", "<script>alert(1)</script>&amp;<!--\"]]>");
        all.put("a path", "../../../etc/passwd");
        all.put("a number", "1e400");
        all.put("null as a word", "null");
        all.put("very long", "long ".repeat(8_000));
        return all;
    }
}
