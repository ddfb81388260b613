package hcchat.client.file;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// Where files go and how patient a transfer is.
///
/// @param rest the server's REST, without a slash at its end
/// @param folder for what is on its way, sealed; one room's and one program's. As much room as the largest file takes
/// @param patience after so long without a byte moved a transfer fails; a send goes on with the next program
/// @param firstRetry the longest wait before the first further try; doubles with each failure
/// @param longestRetry where the doubling ends
/// @param stall a connection on which nothing moves for so long is given up
public record FileSettings(
        URI rest, Path folder, Duration patience, Duration firstRetry, Duration longestRetry, Duration stall) {
    public static FileSettings of(URI rest, Path folder) {
        return new FileSettings(
                rest,
                folder,
                Duration.ofMinutes(2),
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
    }

    public FileSettings withPatience(Duration longest) {
        return new FileSettings(rest, folder, longest, firstRetry, longestRetry, stall);
    }

    public FileSettings withRetry(Duration first, Duration longest) {
        return new FileSettings(rest, folder, patience, first, longest, stall);
    }

    public FileSettings withStall(Duration longest) {
        return new FileSettings(rest, folder, patience, firstRetry, longestRetry, longest);
    }
}
