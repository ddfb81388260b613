package hcchat.command.app;

import hcchat.command.account.AccountDatabase;
import hcchat.command.history.RoomHistory;
import hcchat.command.owner.OwnerSettings;
import hcchat.command.rest.rooms.RoomsWiring;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.DeletedAccounts;
import hcchat.command.rooms.RoomInvites;
import hcchat.command.rooms.RoomNames;
import hcchat.command.rooms.RoomOwners;
import hcchat.intake.IntakeClient;
import hcchat.intake.LiveFeed;
import hcchat.intake.OwnerOffice;
import hcchat.intake.Presence;
import hcchat.intake.grpc.GrpcIntakeClient;
import hcchat.intake.routing.RoutingSettings;
import hcchat.intake.transport.Caller;
import hcchat.intake.transport.Channels;
import hcchat.intake.transport.ServiceHost;
import hcchat.intake.transport.ServiceToken;
import hcchat.storage.seal.ServerSecrets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What REST does in rooms, by way of their owners.
@Configuration(proxyBeanMethods = false)
@Import(RoomsWiring.class)
class RoomConfiguration {
    /// @param services because it asks them first, which of all processes owns what
    @Bean(destroyMethod = "close")
    IntakeClient restIntake(CommandPorts ports, ServiceHost services) {
        OwnerSettings owner = ports.settings().owner();
        ServiceToken token = Objects.requireNonNull(ports.tokens().get(Caller.COMMAND_SIDE));
        return new GrpcIntakeClient(
                RoutingSettings.of(OwnerOffice.ASKS_ONLY + owner.instance(), List.of(owner.address())),
                new Channels(token, Runnable::run),
                Presence.NOBODY,
                LiveFeed.NOBODY);
    }

    @Bean
    RoomOwners roomOwners(IntakeClient restIntake) {
        return new RoomOwners(restIntake);
    }

    @Bean
    OwnerOffice ownerOffice(CommandSide side) {
        return side.office();
    }

    @Bean
    ServerSecrets serverSecrets(CommandSide side) {
        return new ServerSecrets(side.secrets());
    }

    @Bean
    Clock clock(CommandPorts ports) {
        return ports.clock();
    }

    @Bean
    RoomNames roomNames(ServerSecrets secrets) {
        return new RoomNames(secrets);
    }

    @Bean
    AccountRooms accountRooms(AccountDatabase database, CommandSide side, Clock clock) {
        return new AccountRooms(database, side.master(), clock);
    }

    @Bean
    DeletedAccounts deletedAccounts(AccountDatabase database, RoomNames names, Clock clock) {
        return new DeletedAccounts(database, names, clock);
    }

    @Bean
    RoomHistory roomHistory(CommandPorts ports, CommandSide side) {
        return new RoomHistory(ports.history(), side.keyOffice());
    }

    @Bean
    RoomInvites roomInvites(AccountDatabase database, CommandSide side, Clock clock) {
        return new RoomInvites(database, side.master(), clock);
    }
}
