package org.masthead.text.markdown;

/**
 * Text that is written up to a length in UTF-16 units, since a short source can ask for a long output: a thousand
 * references to one link.
 */
final class BoundedText implements Appendable {
    private final StringBuilder text = new StringBuilder();
    private final int limit;

    BoundedText(int limit) {
        this.limit = limit;
    }

    /** @throws LimitExceededException where the text would grow past its limit */
    @Override
    public BoundedText append(CharSequence part) {
        reserve(part.length());
        text.append(part);
        return this;
    }

    @Override
    public BoundedText append(CharSequence part, int start, int end) {
        reserve(end - start);
        text.append(part, start, end);
        return this;
    }

    @Override
    public BoundedText append(char unit) {
        reserve(1);
        text.append(unit);
        return this;
    }

    BoundedText appendCodePoint(int codePoint) {
        reserve(2);
        text.appendCodePoint(codePoint);
        return this;
    }

    void insert(int position, String part) {
        reserve(part.length());
        text.insert(position, part);
    }

    int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void reserve(int units) {
        if (units > limit - text.length()) {
            throw new LimitExceededException();
        }
    }
}
