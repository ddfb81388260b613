package hcchat.command.rest.messages;

import hcchat.command.history.RoomHistory;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.rooms.RoomChanges;
import hcchat.command.rest.rooms.RoomPlaces;
import hcchat.command.rest.rooms.SpeechSettings;
import hcchat.wire.SpeechRule;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The endpoints of messages.
@Configuration(proxyBeanMethods = false)
public class MessagesWiring {
    @Bean
    Endpoint.Source postEndpoint(RoomPlaces places, RoomChanges changes, SpeechSettings settings, Clock clock) {
        return new PostEndpoint(places, changes, new SpeechRule(settings.encrypted()), clock);
    }

    @Bean
    Endpoint.Source historyEndpoint(RoomPlaces places, RoomHistory history, SpeechSettings settings) {
        return new HistoryEndpoint(places, history, settings);
    }
}
