package org.masthead.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A long text as it stands in JSON between the quotation marks (RFC 8259 §7): escaped, in UTF-8. It is written once when it is
 * made, and copied into each answer. Immutable as long as nobody writes to its bytes.
 *
 * @param escaped what stands there
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
public record JsonText(byte[] escaped) implements JsonSerializable {

    /** The JSON of a text. */
    public static JsonText of(String text) {
        return new JsonText(JsonStringEncoder.getInstance().quoteAsUTF8(text));
    }

    /** What stands there, each byte a character: ASCII is found in it as in the text. */
    public String byteByByte() {
        return new String(escaped, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeRawUTF8String(escaped, 0, escaped.length);
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }
}
