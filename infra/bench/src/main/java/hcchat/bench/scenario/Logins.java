package hcchat.bench.scenario;

import hcchat.bench.Goal;
import hcchat.bench.Scenario;
import hcchat.bench.Stage;
import hcchat.bench.load.RestLoad;
import hcchat.bench.server.Restartable;
import hcchat.bench.server.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Eight people who log in as fast as they are let, against what hashing their passwords costs by itself: a login is
/// meant to cost that, and little else.
record Logins() implements Scenario {
    private static final int PEOPLE = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration ALONE = Duration.ofSeconds(5);
    // As the server hashes.
    private static final int KIBIBYTES = 19 << 10;
    private static final int PASSES = 2;
    private static final int BYTES = 32;
    private static final byte[] SALT = "sixteen bytes!!!".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "logins";
    }

    /// Strangers may register only where the bench has said so itself.
    @Override
    public boolean fits(Target target) {
        return target instanceof Restartable;
    }

    @Override
    public void run(Stage stage) throws Exception {
        try (RestLoad people = new RestLoad(stage.target().address(), stage.newChannel(), PEOPLE)) {
            people.logInFor(stage.lasting(WARM_UP), new Histogram(3));
            Histogram times = new Histogram(3);
            Stage.CpuMeter cpu = stage.cpu();
            double perSecond = people.logInFor(stage.lasting(MEASURED), times);
            long logins = times.getTotalCount();
            stage.check("logins that failed: " + people.failed(), people.failed() == 0);
            double alone = hashesPerSecond(stage.lasting(ALONE));
            stage.figure("logins", perSecond, "1/s");
            stage.figure("hashing alone, one core", alone, "1/s");
            stage.figure("of what hashing alone allows", 100 * perSecond / alone, "%", Goal.atLeast(60, 90));
            stage.figure("CPU a login", cpu.microsEach(logins) / 1_000, "ms");
            stage.latencies("login", times, null, null);
        }
    }

    private static double hashesPerSecond(Duration time) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(SALT)
                .withMemoryAsKB(KIBIBYTES)
                .withIterations(PASSES)
                .withParallelism(1)
                .build());
        byte[] hash = new byte[BYTES];
        long began = System.nanoTime();
        long hashes = 0;
        do {
            argon2.generateBytes(RestLoad.PASSWORD.toCharArray(), hash);
            hashes++;
        } while (System.nanoTime() - began < time.toNanos());
        return hashes * 1e9 / (System.nanoTime() - began);
    }
}
