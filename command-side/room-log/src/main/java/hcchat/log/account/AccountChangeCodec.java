package hcchat.log.account;

import hcchat.log.TransportSeal;
import hcchat.log.account.AccountChange.AccountEnded;
import hcchat.log.account.AccountChange.DeviceEnded;
import hcchat.log.account.AccountChange.TokenEnded;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Changes as the values of `account.changes`, one each: version 1 B in clear, then one seal over 64 B, whatever has
/// ended: kind 1 B, at 8 B, then 1 a device (account 16 B, device 16 B), 2 an account (16 B), 3 a token (16 B, expires
/// 8 B), then zero bytes. Big-endian. The seal vouches for the version and for the topic.
public final class AccountChangeCodec {
    private static final byte VERSION = 1;
    private static final byte DEVICE = 1;
    private static final byte ACCOUNT = 2;
    private static final byte TOKEN = 3;
    private static final int PADDED = 64;
    private static final byte[] VOUCHED = vouched();

    private final TransportSeal seal;

    public AccountChangeCodec(TransportSeal seal) {
        this.seal = seal;
    }

    public byte[] encode(AccountChange change) {
        ByteBuffer plain = ByteBuffer.allocate(PADDED);
        switch (change) {
            case DeviceEnded ended -> put(put(begin(plain, DEVICE, change), ended.account()), ended.device());
            case AccountEnded ended -> put(begin(plain, ACCOUNT, change), ended.account());
            case TokenEnded ended ->
                put(begin(plain, TOKEN, change), ended.token()).putLong(ended.expires());
        }
        byte[] closed = seal.seal(VOUCHED, plain.array());
        return ByteBuffer.allocate(1 + closed.length).put(VERSION).put(closed).array();
    }

    /// @return null when the key that sealed it isn't to be had: forgotten for good, or not known yet
    /// @throws IllegalArgumentException if it isn't what [#encode] writes
    public @Nullable AccountChange decode(byte[] value) {
        if (value.length == 0 || value[0] != VERSION) {
            throw new IllegalArgumentException("an account change of an unknown version");
        }
        byte[] plain = seal.open(VOUCHED, Arrays.copyOfRange(value, 1, value.length));
        if (plain == null) {
            return null;
        }
        try {
            return read(ByteBuffer.wrap(plain));
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("a cut account change", cut);
        }
    }

    private static AccountChange read(ByteBuffer in) {
        byte kind = in.get();
        long at = in.getLong();
        return switch (kind) {
            case DEVICE -> new DeviceEnded(uuid(in), uuid(in), at);
            case ACCOUNT -> new AccountEnded(uuid(in), at);
            case TOKEN -> new TokenEnded(uuid(in), in.getLong(), at);
            default -> throw new IllegalArgumentException("unknown kind of account change " + kind);
        };
    }

    private static ByteBuffer begin(ByteBuffer out, byte kind, AccountChange change) {
        return out.put(kind).putLong(change.at());
    }

    private static ByteBuffer put(ByteBuffer out, UUID id) {
        return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    private static byte[] vouched() {
        byte[] topic = "account.changes".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + topic.length).put(VERSION).put(topic).array();
    }
}
