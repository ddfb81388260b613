package hcchat.command.rest.rooms;

import hcchat.command.rooms.AccountRooms;
import hcchat.command.rooms.RoomNames;
import hcchat.command.rooms.RoomOwners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The endpoints of rooms.
@Configuration(proxyBeanMethods = false)
public class RoomsWiring {
    @Bean
    RoomPlaces roomPlaces(RoomNames names, AccountRooms rooms, RoomOwners owners) {
        return new RoomPlaces(names, rooms, owners);
    }
}
