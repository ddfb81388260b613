package hcchat.intake.grpc;

import hcchat.intake.v1.IntakeWire;
import hcchat.room.AuthorId;
import hcchat.room.Member;

/// Members as messages.
final class MemberWire {
    private MemberWire() {}

    static IntakeWire.Member write(Member member) {
        IntakeWire.Member.Builder out = IntakeWire.Member.newBuilder()
                .setAuthorHi(member.author().hi())
                .setAuthorLo(member.author().lo())
                .setNick(member.nick())
                .setUserId(member.userId())
                .setTrip(member.trip())
                .setLevel(member.level())
                .setUserType(member.userType())
                .setHash(member.hash());
        if (member.color() != null) {
            out.setColor(member.color());
        }
        if (member.flair() != null) {
            out.setFlair(member.flair());
        }
        if (member.isBot() != null) {
            out.setIsBot(member.isBot());
        }
        return out.build();
    }

    static Member read(IntakeWire.Member in) {
        return new Member(
                new AuthorId(in.getAuthorHi(), in.getAuthorLo()),
                in.getNick(),
                in.getUserId(),
                in.getTrip(),
                in.hasColor() ? in.getColor() : null,
                in.hasFlair() ? in.getFlair() : null,
                in.getLevel(),
                in.getUserType(),
                in.getHash(),
                in.hasIsBot() ? (Boolean) in.getIsBot() : null);
    }
}
