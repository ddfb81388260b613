package hcchat.command.rest.rooms;

import hcchat.command.account.Accounts;
import hcchat.command.account.Sessions;
import hcchat.command.grants.AccessTokens;
import hcchat.command.history.RoomHistory;
import hcchat.command.rest.Endpoint;
import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.RoomInvites;
import hcchat.command.rooms.RoomNames;
import hcchat.command.rooms.RoomOwners;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The endpoints of rooms.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RoomsSettings.class, SpeechSettings.class})
public class RoomsWiring {
    @Bean
    RoomPlaces roomPlaces(RoomNames names, AccountRooms rooms, RoomOwners owners) {
        return new RoomPlaces(names, rooms, owners);
    }

    @Bean
    RoomChanges roomChanges(RoomOwners owners, Accounts accounts) {
        return new RoomChanges(owners, accounts);
    }

    @Bean
    RoomAnswers roomAnswers(RoomNames names) {
        return new RoomAnswers(names);
    }

    @Bean
    Endpoint.Source foundEndpoints(
            RoomPlaces places,
            RoomChanges changes,
            RoomAnswers answers,
            RoomNames names,
            AccountRooms rooms,
            Accounts accounts) {
        return new FoundEndpoints(places, changes, answers, names, rooms, accounts);
    }

    @Bean
    Endpoint.Source roomListEndpoint(
            RoomPlaces places, AccountRooms rooms, RoomHistory history, SpeechSettings settings) {
        return new RoomListEndpoint(places, rooms, history, settings.sinceJoin());
    }

    @Bean
    Endpoint.Source roomEndpoints(
            RoomPlaces places, RoomChanges changes, RoomAnswers answers, RoomNames names, RoomOwners owners) {
        return new RoomEndpoints(places, changes, answers, names, owners);
    }

    @Bean
    Endpoint.Source doorEndpoints(RoomNames names, RoomOwners owners) {
        return new DoorEndpoints(names, owners);
    }

    @Bean
    Endpoint.Source memberEndpoints(RoomPlaces places, RoomChanges changes, RoomNames names, AccountRooms rooms) {
        return new MemberEndpoints(places, changes, names, rooms);
    }

    @Bean
    Endpoint.Source keeperEndpoints(RoomPlaces places, RoomChanges changes, RoomOwners owners) {
        return new KeeperEndpoints(places, changes, owners);
    }

    @Bean
    Endpoint.Source inviteEndpoints(RoomPlaces places, RoomInvites invites, Clock clock) {
        return new InviteEndpoints(places, invites, clock);
    }

    @Bean
    Endpoint.Source invitedEndpoint(
            RoomPlaces places, RoomChanges changes, RoomAnswers answers, AccountRooms rooms, RoomInvites invites) {
        return new InvitedEndpoint(places, changes, answers, rooms, invites);
    }

    @Bean
    Endpoint.Source chatTokenEndpoints(
            RoomPlaces places,
            RoomNames names,
            AccountRooms rooms,
            AccessTokens tokens,
            Sessions sessions,
            RoomsSettings settings) {
        SocketAddress socket = new SocketAddress(settings.publicUrl(), settings.edgePort());
        return new ChatTokenEndpoints(places, names, rooms, tokens, sessions, socket);
    }
}
