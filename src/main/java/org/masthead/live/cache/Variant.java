package org.masthead.live.cache;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.http.Representation;

/** An answer in one encoding: its bytes, and its headers as they are sent. Immutable. */
final class Variant {

    /** What it costs beside its bytes and texts, about. */
    private static final int OVERHEAD_BYTES = 512;

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    /** What the framework says of an answer without a body. */
    private static final CharSequence JSON_UNSENT = HttpHeaders.createOptimized("application/json;charset=UTF-8");

    private final Buffer bytes;
    private final String tag;
    private final CharSequence sentTag;
    private final CharSequence length;
    private final @Nullable CharSequence encoding;
    private final CharSequence[] namesAndValues;

    /**
     * Makes an answer ready.
     *
     * @param encoding what the bytes are packed by, or null
     * @param headers all others that go with it
     */
    Variant(byte[] bytes, String tag, @Nullable String encoding, Map<String, List<String>> headers) {
        this.bytes = Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes)));
        this.tag = tag;
        this.sentTag = sent(tag);
        this.length = sent(String.valueOf(bytes.length));
        this.encoding = encoding == null ? null : sent(encoding);
        List<CharSequence> sent = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> {
            sent.add(HttpHeaders.createOptimized(name));
            sent.add(sent(value));
        }));
        this.namesAndValues = sent.toArray(CharSequence[]::new);
    }

    /** As it is written fastest: as bytes, where it is ASCII. */
    static CharSequence sent(String value) {
        return value.chars().allMatch(c -> c < 128) ? HttpHeaders.createOptimized(value) : value;
    }

    /** Whether the one who asks has it already, by his {@code If-None-Match}. */
    boolean isKnown(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null && (ifNoneMatch.equals(tag) || Representation.matches(ifNoneMatch, tag));
    }

    /** Writes the headers of a 304, or of a 200. */
    void describe(MultiMap headers, boolean withBody) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        headers.set(HttpHeaders.ETAG, sentTag);
        headers.set(HttpHeaders.CONTENT_TYPE, withBody ? JSON : JSON_UNSENT);
        if (withBody) {
            headers.set(HttpHeaders.CONTENT_LENGTH, length);
            if (encoding != null) {
                headers.set(HttpHeaders.CONTENT_ENCODING, encoding);
            }
        }
    }

    Buffer bytes() {
        return bytes;
    }

    int weight() {
        int texts = 0;
        for (CharSequence text : namesAndValues) {
            texts += text.length();
        }
        return OVERHEAD_BYTES + texts + bytes.length();
    }
}
