package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.masthead.event.Origin;

@QuarkusTest
class ActingCallerTest {

    private static final Caller ADA = caller("Ada");
    private static final Caller BERT = caller("Bert");

    @Inject
    CurrentCaller callers;

    @Inject
    Origin origin;

    @Test
    void workForACallerIsHisInTheLog() {
        Origin.Actor actor = callers.callAs(ADA, origin::actor);

        assertThat(actor).isEqualTo(new Origin.Actor("user", ADA.id(), "Ada"));
        assertThat(callers.<Caller>callAs(ADA, callers::get)).isEqualTo(ADA);
    }

    @Test
    void whoActedBeforeActsAgainAfterwardsEvenAfterAFailure() {
        String names = callers.callAs(ADA, () -> {
            String inner = callers.callAs(BERT, () -> callers.get().name());
            assertThatThrownBy(() -> callers.callAs(BERT, () -> {
                        throw new IllegalStateException("on purpose");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            return inner + ", " + callers.get().name();
        });

        assertThat(names).isEqualTo("Bert, Ada");
        assertThat(callers.find()).isEmpty();
    }

    private static Caller caller(String name) {
        return new Caller(Caller.Kind.USER, UUID.randomUUID(), name, Role.EDITOR, Set.of(), null);
    }
}
