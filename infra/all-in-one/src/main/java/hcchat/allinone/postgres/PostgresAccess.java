package hcchat.allinone.postgres;

import hcchat.allinone.host.LocalPorts;
import hcchat.allinone.host.PrivateProperties;
import hcchat.allinone.postgres.PostgresEndpoint.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// The port and the passwords of the embedded server, made up at the first start and kept in a file that only its owner
/// can read.
record PostgresAccess(int port, Login admin, Login command, Login query) {
    static final String ADMIN = "hcchat_admin";
    static final String COMMAND = "hcchat_command";
    static final String QUERY = "hcchat_query";
    private static final SecureRandom RANDOM = new SecureRandom();

    static boolean isKeptIn(Path file) {
        return Files.exists(file);
    }

    /// What was used last time, on another port if somebody has taken that one meanwhile.
    static PostgresAccess at(Path file) throws IOException {
        Properties kept = PrivateProperties.read(file);
        int before = Integer.parseInt(kept.getProperty("port", "0"));
        int port = LocalPorts.freeOr(before);
        boolean complete = port == before;
        for (String user : new String[] {ADMIN, COMMAND, QUERY}) {
            complete &= kept.putIfAbsent(user, newPassword()) != null;
        }
        if (!complete) {
            kept.setProperty("port", Integer.toString(port));
            PrivateProperties.write(file, kept);
        }
        return new PostgresAccess(port, login(kept, ADMIN), login(kept, COMMAND), login(kept, QUERY));
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + LocalPorts.LOOPBACK + ":" + port + "/" + database;
    }

    private static Login login(Properties kept, String user) {
        return new Login(user, kept.getProperty(user, ""));
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
