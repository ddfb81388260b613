package hcchat.edge.session;

import hcchat.edge.account.AccountTokens;
import hcchat.edge.account.Wakefulness;
import hcchat.edge.fanout.Ring;
import hcchat.edge.fanout.WatchedRooms;
import hcchat.edge.inbound.Addresses;
import hcchat.edge.inbound.FrameReader;
import hcchat.edge.inbound.HackScore;
import hcchat.edge.replay.Replays;
import hcchat.edge.socket.Flusher;
import hcchat.intake.IntakeClient;
import hcchat.replay.ReplayReader;
import java.util.function.LongSupplier;

/// What all sessions of an edge share.
///
/// @param nanoTime of [System#nanoTime()], or a test's
public record Services(
        IntakeClient intake,
        Secrets secrets,
        WatchedRooms rooms,
        Ring ring,
        Replays replays,
        ReplayReader reader,
        Rules rules,
        HackScore score,
        Addresses addresses,
        Capacity capacity,
        Census census,
        OpenMessages openMessages,
        AccountTokens accountTokens,
        AccountSockets accountSockets,
        Wakefulness wakefulness,
        FrameReader frames,
        Departures departures,
        Flusher flusher,
        LongSupplier nanoTime) {}
