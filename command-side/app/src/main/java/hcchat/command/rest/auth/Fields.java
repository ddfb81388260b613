package hcchat.command.rest.auth;

import hcchat.command.account.AccountName;
import hcchat.command.account.Device;
import hcchat.command.account.DeviceWish;
import hcchat.command.account.Password;
import hcchat.command.rest.JsonBody;
import hcchat.command.rest.Refused;
import hcchat.command.rest.RestCode;
import org.jspecify.annotations.Nullable;

/// The fields that several endpoints of accounts take.
final class Fields {
    private Fields() {}

    /// A name or password that can't be anybody's is said to be none before it is looked for: that is no secret.
    static AccountName name(JsonBody body) {
        AccountName name = AccountName.orNull(body.text("name"));
        if (name == null) {
            throw new Refused(RestCode.BAD_NAME);
        }
        return name;
    }

    static Password password(JsonBody body, String field) {
        Password password = Password.orNull(body.text(field));
        if (password == null) {
            throw new Refused(RestCode.BAD_PASSWORD);
        }
        return password;
    }

    static DeviceWish device(JsonBody body) {
        @Nullable String name = body.textOrNull("deviceName");
        if (name != null
                && (name.length() > Device.LONGEST_NAME || name.codePoints().anyMatch(Fields::isUnfit))) {
            throw JsonBody.refused("deviceName", "must be up to " + Device.LONGEST_NAME + " visible characters");
        }
        return new DeviceWish(body.uuidOrNull("deviceId"), name);
    }

    // PostgreSQL takes neither a zero byte nor half a character, and nobody wants a bell in a list.
    private static boolean isUnfit(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
