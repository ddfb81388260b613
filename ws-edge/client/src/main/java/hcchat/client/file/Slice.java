package hcchat.client.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A piece of a file.
final class Slice extends InputStream {
    private final FileChannel channel;
    private final long end;
    private long at;

    /// @throws UncheckedIOException if there is no such file
    Slice(Path file, long from, long bytes) {
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        at = from;
        end = from + bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int most = (int) Math.min(length, end - at);
        if (most == 0) {
            return length == 0 ? 0 : -1;
        }
        int read = channel.read(ByteBuffer.wrap(into, from, most), at);
        if (read > 0) {
            at += read;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
