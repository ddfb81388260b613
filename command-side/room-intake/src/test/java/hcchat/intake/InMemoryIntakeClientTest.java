package hcchat.intake;

final class InMemoryIntakeClientTest extends IntakeClientContract {
    @Override
    World newWorld() {
        return new InMemoryWorld();
    }
}
