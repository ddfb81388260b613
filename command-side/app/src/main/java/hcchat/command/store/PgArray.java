package hcchat.command.store;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/// A one-dimensional array parameter in PostgreSQL's binary form, filled element by element: pgjdbc's own arrays go as
/// text for most types, which costs the server more than the insert.
final class PgArray extends PGobject implements PGBinaryObject {
    /// The array types to be named in pgjdbc's `binaryTransferEnable`.
    static final String OIDS = "1005,1007,1016,2951,1001";

    private static final long serialVersionUID = 1;
    private static final int HEADER_BYTES = 20;

    private final int elementOid;
    private transient ByteBuffer bytes;
    private int count;
    private boolean nulls;

    private PgArray(String type, int elementOid, int expected) {
        this.type = type;
        this.elementOid = elementOid;
        this.bytes = ByteBuffer.allocate(HEADER_BYTES + expected);
        bytes.position(HEADER_BYTES);
    }

    static PgArray int2(int size) {
        return new PgArray("_int2", 21, size * 6);
    }

    static PgArray int4(int size) {
        return new PgArray("_int4", 23, size * 8);
    }

    static PgArray int8(int size) {
        return new PgArray("_int8", 20, size * 12);
    }

    static PgArray uuid(int size) {
        return new PgArray("_uuid", 2950, size * 20);
    }

    static PgArray bytea(int size, int bytesEach) {
        return new PgArray("_bytea", 17, size * (4 + bytesEach));
    }

    PgArray add(short value) {
        room(6).putInt(2).putShort(value);
        return this;
    }

    PgArray add(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    PgArray add(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    PgArray add(UUID value) {
        return add(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }

    /// A uuid, or the 16 bytes of an id.
    PgArray add(long hi, long lo) {
        room(20).putInt(16).putLong(hi).putLong(lo);
        return this;
    }

    PgArray add(byte @Nullable [] value) {
        if (value == null) {
            return addNull();
        }
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    PgArray addNull() {
        nulls = true;
        room(4).putInt(-1);
        return this;
    }

    private ByteBuffer room(int needed) {
        count++;
        if (bytes.remaining() < needed) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + needed));
            larger.put(bytes.flip());
            bytes = larger;
        }
        return bytes;
    }

    @Override
    public int lengthInBytes() {
        return bytes.position();
    }

    @Override
    public void toBytes(byte[] to, int offset) {
        ByteBuffer header = ByteBuffer.wrap(to, offset, HEADER_BYTES);
        header.putInt(1).putInt(nulls ? 1 : 0).putInt(elementOid).putInt(count).putInt(1);
        System.arraycopy(bytes.array(), HEADER_BYTES, to, offset + HEADER_BYTES, bytes.position() - HEADER_BYTES);
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new IllegalStateException("only ever sent");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
