package hcchat.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import hcchat.edge.fixture.Await;
import hcchat.edge.fixture.Peer;
import hcchat.edge.fixture.Shape;
import hcchat.edge.fixture.TestEdge;
import hcchat.edge.fixture.TestServer;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Both dialects in one room: what each sees of the same events, to the letter.
class DialectsTest {
    private final TestServer server = new TestServer(7);
    private final TestEdge edge = new TestEdge(server, "edge", TestEdge.OPEN);

    @AfterEach
    void close() {
        edge.close();
        server.close();
    }

    private Peer hack(String nick) {
        Peer peer = Peer.hackChat(edge.acceptor());
        peer.says("{'cmd':'join','channel':'both','nick':'" + nick + "'}").hears("session");
        return peer;
    }

    @Test
    void fields_that_hack_chat_does_not_know_are_passed_over() {
        Peer alice = hack("alice");
        alice.says("{'cmd':'chat','text':'one','id':5,'type':'x','attachment':7}");
        assertThat(Peer.text(alice.hears("chat"), "text")).isEqualTo("one");
        assertThat(alice.heard("warn")).isEmpty();
    }

    @Test
    void a_hack_chat_client_is_welcomed_in_its_order() {
        Peer alice = hack("alice");
        List<String> first = alice.heard().stream().map(Shape::of).toList();
        assertThat(first)
                .containsExactly(
                        "{'cmd':'onlineSet','nicks':['alice'],'users':[{'isme':true,'isBot':false,'nick':'alice','trip':'',"
                            + "'uType':'user','hash':'H','level':100,'userid':U,'color':'C','flair':false,"
                            + "'channel':'both'}],'channel':'both','time':T}",
                        "{'cmd':'info','text':'Protip: You can easily change your name with a command: /nick bob',"
                                + "'id':1304,'channel':'both','time':T}",
                        "{'cmd':'session','restored':false,'token':'TOKEN','channels':['both'],'time':T}");
        Peer bob = hack("bob");
        assertThat(Shape.of(bob.hears("onlineSet")))
                .contains("'nicks':['alice','bob']")
                .contains(
                        "{'channel':'both','isme':false,'nick':'alice','trip':'','uType':'user','hash':'H','level':100,"
                                + "'userid':U,'isBot':false,'color':'C','flair':false,'online':true}");
        assertThat(Shape.of(alice.hears("onlineAdd")))
                .isEqualTo("{'cmd':'onlineAdd','nick':'bob','trip':'','uType':'user','hash':'H','level':100,'userid':U,"
                        + "'isBot':false,'color':'C','flair':false,'channel':'both','time':T}");
        assertThat(bob.heard("onlineAdd")).isEmpty();
        bob.socket().cut();
        assertThat(Shape.of(alice.hears("onlineRemove")))
                .isEqualTo("{'cmd':'onlineRemove','userid':U,'nick':'bob','channel':'both','time':T}");
    }

    @Test
    void an_hcchat_client_is_welcomed_with_room_chain_and_token() {
        Peer alice = Peer.hcchat(edge.acceptor()).joined("both", "alice");
        assertThat(alice.heard().stream().map(Shape::of))
                .containsExactly(
                        "{'cmd':'onlineSet','channel':'both','room':'R','author':'B16','nicks':['alice'],'users':["
                                + "{'isme':true,'isBot':false,'nick':'alice','trip':'','uType':'user','hash':'H',"
                                + "'level':100,'userid':U,'color':'C','flair':false,'author':'B16'}],'epoch':1,'seq':0,"
                                + "'link':'B32','key':'B32','salt':'B16','role':'member','time':T}",
                        "{'cmd':'session','channel':'both','token':'TOKEN','time':T}");
    }

    @Test
    void a_chat_is_told_to_each_in_its_words() {
        Peer hack = hack("alice");
        Peer hc = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        hack.says("{'cmd':'chat','text':'hello \\u00fc \\n / x','customId':'abc'}");
        assertThat(Shape.of(hack.hears("chat")))
                .isEqualTo("{'cmd':'chat','nick':'alice','uType':'user','userid':U,'channel':'both','text':'hello ü \\n"
                        + " / x','level':100,'flair':false,'id':N,'color':'C','customId':'abc','time':T}");
        assertThat(Shape.of(hc.hears("chat")))
                .isEqualTo("{'cmd':'chat','channel':'both','seq':1,'id':'UUID','time':T,'author':'B16','nick':'alice',"
                        + "'color':'C','customId':'abc','text':'hello ü \\n / x','blind':'B16'}");
        hc.says("{'cmd':'chat','text':'back','re':1,'id':'00000000-0000-7000-8000-000000000001'}");
        assertThat(Shape.of(hc.hears("chat", frame -> frame.path("seq").longValue() == 2)))
                .isEqualTo("{'cmd':'chat','channel':'both','seq':2,'id':'UUID','time':T,'author':'B16','nick':'bob',"
                        + "'color':'C','re':1,'text':'back','blind':'B16'}");
        assertThat(Shape.of(hc.hears("ack")))
                .isEqualTo("{'cmd':'ack','channel':'both','id':'UUID','seq':2,'epoch':1,'time':T}");
        assertThat(hack.heard("ack")).isEmpty();
    }

    @Test
    void an_emote_is_rendered_for_hack_chat_only() {
        Peer hack = hack("alice");
        Peer hc = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        hack.says("{'cmd':'chat','text':'/me waves'}");
        assertThat(Shape.of(hack.hears("emote")))
                .isEqualTo("{'cmd':'emote','nick':'alice','userid':U,'text':'@alice waves','channel':'both','time':T}");
        assertThat(Shape.of(hc.hears("emote")))
                .isEqualTo("{'cmd':'emote','channel':'both','seq':1,'id':'UUID','time':T,'author':'B16','nick':'alice',"
                        + "'color':'C','text':'waves','blind':'B16'}");
        hack.saysExactly("{\"cmd\":\"emote\",\"text\":\"'s cat\"}");
        assertThat(hack.hears("emote", frame -> Peer.text(frame, "text").contains("cat"))
                        .path("text")
                        .stringValue())
                .isEqualTo("@alice's cat");
    }

    @Test
    void an_attachment_is_a_file_to_hack_chat() {
        Peer hack = hack("alice");
        Peer hc = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        hc.says(
                "{'cmd':'chat','type':'attachment','attachment':{'objectKey':'rooms/x/1.bin','mime':'image/png','bytes':99,"
                    + "'encryption':{'scheme':'aes-256-gcm','headerB64':'aGk=','chunkSize':0},"
                    + "'thumbnail':{'mime':'evil/type','width':1,'height':2,'bytes':3}}}");
        assertThat(hack.hears("chat").path("text").stringValue()).isEqualTo("[file]");
        assertThat(Shape.of(hc.hears("chat")))
                .isEqualTo(
                        "{'cmd':'chat','channel':'both','seq':1,'id':'UUID','time':T,'author':'B16','nick':'bob',"
                            + "'color':'C','type':'attachment','attachment':{'objectKey':'rooms/x/1.bin','mime':'image/png',"
                            + "'bytes':99,'encryption':{'scheme':'aes-256-gcm','headerB64':'aGk=','chunkSize':0},"
                            + "'thumbnail':{'mime':'application/octet-stream','width':1,'height':2,'bytes':3}},'blind':'B16'}");
    }

    @Test
    void changes_of_a_named_message_reach_hack_chat_as_updates_and_others_do_not() {
        Peer hack = hack("alice");
        Peer hc = Peer.hcchat(edge.acceptor()).joined("both", "bob");
        hc.says("{'cmd':'chat','text':'named','customId':'n1'}").says("{'cmd':'chat','text':'nameless'}");
        hc.says("{'cmd':'edit','of':1,'text':'better'}").says("{'cmd':'edit','of':2,'text':'unseen'}");
        hc.says("{'cmd':'react','of':1,'text':'+1'}").says("{'cmd':'delete','of':1}");
        hc.hears("delete");
        assertThat(Shape.of(hc.hears("edit")))
                .isEqualTo("{'cmd':'edit','channel':'both','seq':3,'id':'UUID','time':T,'author':'B16','nick':'bob',"
                        + "'color':'C','of':1,'text':'better','blind':'B16'}");
        assertThat(Shape.of(hc.hears("react"))).contains("'seq':5,").contains("'of':1,'text':'+1'");
        assertThat(Shape.of(hc.hears("delete")))
                .isEqualTo("{'cmd':'delete','channel':'both','seq':6,'id':'UUID','time':T,'author':'B16','nick':'bob',"
                        + "'color':'C','of':1,'blind':'B16'}");
        Await.until("both updates", () -> hack.heard("updateMessage").size() == 2);
        List<String> updates =
                hack.heard("updateMessage").stream().map(Shape::of).toList();
        assertThat(updates)
                .containsExactly(
                        "{'cmd':'updateMessage','userid':U,'channel':'both','level':100,'mode':'overwrite','text':'better',"
                            + "'customId':'n1','time':T}",
                        "{'cmd':'updateMessage','userid':U,'channel':'both','level':100,'mode':'overwrite',"
                                + "'text':'\\u0000','customId':'n1','time':T}");
        assertThat(hack.heard()).noneMatch(frame -> frame.has("seq") || frame.has("blind"));
    }

    @Test
    void a_socket_that_turns_out_to_speak_hcchat_is_greeted_anew_where_it_is() {
        Peer other = hack("alice");
        Peer peer = hack("bob");
        other.says("{'cmd':'chat','text':'one'}");
        peer.hears("chat");
        peer.says("{'cmd':'chat','text':'two','id':'00000000-0000-7000-8000-000000000002'}");
        JsonNode set = peer.hears("onlineSet", frame -> frame.has("seq"));
        assertThat(set.path("seq").longValue()).isEqualTo(1);
        JsonNode two = peer.hears("chat", frame -> Peer.text(frame, "text").equals("two"));
        assertThat(two.path("seq").longValue()).isEqualTo(2);
        peer.hears("ack");
        assertThat(peer.heard("session").getLast().path("token").stringValue(""))
                .startsWith("hcs1.");
        assertThat(server.link("both", 1))
                .isEqualTo(Base64.getUrlDecoder().decode(set.path("link").stringValue("")));
    }

    @Test
    void a_nick_that_is_taken_is_said_in_each_dialect() {
        hack("alice");
        Peer hack = Peer.hackChat(edge.acceptor()).says("{'cmd':'join','channel':'both','nick':'Alice'}");
        assertThat(Shape.of(hack.hears("warn")))
                .isEqualTo("{'cmd':'warn','text':'Nickname taken','id':34,'channel':false,'time':T}");
        Peer hc = Peer.hcchat(edge.acceptor()).says("{'cmd':'join','channel':'both','nick':'ALICE'}");
        assertThat(hc.hears("warn").path("code").stringValue()).isEqualTo("nick_taken");
        assertThat(hc.heard("warn").getFirst().path("refused").stringValue()).isEqualTo("join");
        hack.says("{'cmd':'join','channel':'both','nick':'bob'}").hears("session");
    }

    @Test
    void what_is_no_frame_is_met_as_each_dialect_meets_it() {
        Peer hack = hack("alice");
        for (String junk : List.of("null", "1", "\"s\"", "[]", "true", "{\"cmd\":5}", "{}")) {
            hack.saysExactly(junk);
        }
        hack.says("{'cmd':'chat','text':'still here'}").hears("chat");
        assertThat(hack.heard("warn")).isEmpty();
        hack.saysExactly("{\"cmd\":");
        Await.until("it is closed", hack.socket()::isClosed);
        assertThat(hack.socket().closeCode()).isEqualTo(1005);
        Peer hc = Peer.hcchat(edge.acceptor());
        hc.saysExactly("[]").saysExactly("{\"cmd\":").saysExactly("{\"cmd\":\"nonsense\",\"id\":\"x\"}");
        Await.until("three answers", () -> hc.heard("warn").size() == 3);
        assertThat(hc.heard("warn").stream().map(frame -> Peer.text(frame, "code")))
                .containsExactly("bad_frame", "bad_frame", "no_such_command");
        assertThat(hc.heard("warn").getLast().path("ref").stringValue()).isEqualTo("x");
    }

    @Test
    void of_a_key_that_stands_twice_the_last_counts() {
        Peer hack = hack("alice");
        hack.says("{'cmd':'chat','text':'first','text':'last'}");
        assertThat(hack.hears("chat").path("text").stringValue()).isEqualTo("last");
    }
}
