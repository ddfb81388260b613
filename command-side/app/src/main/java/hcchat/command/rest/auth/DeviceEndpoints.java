package hcchat.command.rest.auth;

import hcchat.command.account.Device;
import hcchat.command.account.Sessions;
import hcchat.command.rest.Access;
import hcchat.command.rest.Answers;
import hcchat.command.rest.Call;
import hcchat.command.rest.Endpoint;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import hcchat.intake.token.AccessToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/// `/auth/devices`.
final class DeviceEndpoints implements Endpoint.Source {
    private final Sessions sessions;

    DeviceEndpoints(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HttpMethod.GET, "/auth/devices", Access.ACCOUNT, this::devices),
                new Endpoint(HttpMethod.DELETE, "/auth/devices/{id}", Access.ACCOUNT, this::end));
    }

    private ServerResponse devices(Call call) {
        AccessToken token = call.token();
        List<Map<String, Object>> devices = sessions.devices(token.account()).stream()
                .map(device -> told(device, token.device()))
                .toList();
        return Answers.json(HttpStatus.OK, Map.of("devices", devices));
    }

    private static Map<String, Object> told(Device device, UUID own) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", device.id().toString());
        told.put("name", device.name());
        told.put("since", device.since().toEpochMilli());
        told.put("seen", device.seen().toEpochMilli());
        told.put("current", device.id().equals(own));
        return told;
    }

    private ServerResponse end(Call call) {
        UUID device = call.uuid("id");
        if (device == null || !sessions.end(call.token().account(), device)) {
            throw new Refused(RestCode.NO_SUCH_DEVICE);
        }
        return Answers.nothing();
    }
}
