package org.masthead.text.diff;

import java.util.Random;

/** Small texts of few different pieces, so that they meet often, with everything in them that may go wrong. */
final class RandomTexts {
    private static final String[] PIECES = {
        "a",
        "word",
        "3",
        " ",
        "  ",
        "\u3000",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "，",
        ".",
        "文",
        "字",
        "\ud842\udfb7",
        "ひ",
        "한국",
        "e\u0301",
        "😀",
        "\ud83d",
        "\ude00",
        "\u0301",
        "#"
    };

    private final Random random;

    RandomTexts(long seed) {
        this.random = new Random(seed);
    }

    String text(int mostPieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(mostPieces + 1); i > 0; i--) {
            text.append(piece());
        }
        return text.toString();
    }

    /** Lines of one character each, with or without the last line feed. */
    String lines(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(6))).append('\n');
        }
        return random.nextInt(4) == 0 ? text + "z" : text.toString();
    }

    /** The text with a few stretches taken out, put in or replaced. */
    String edited(String text) {
        StringBuilder edited = new StringBuilder(text);
        for (int i = random.nextInt(5); i > 0; i--) {
            int start = random.nextInt(edited.length() + 1);
            int end = Math.min(edited.length(), start + random.nextInt(4));
            edited.replace(start, end, random.nextBoolean() ? "" : piece());
        }
        return edited.toString();
    }

    private String piece() {
        return PIECES[random.nextInt(PIECES.length)];
    }
}
