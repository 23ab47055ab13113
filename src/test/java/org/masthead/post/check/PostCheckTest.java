package org.masthead.post.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masthead.asset.picture.AssetImages;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.live.LiveSlugRepository;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.Seo;
import org.masthead.site.Site;
import org.masthead.sql.JsonObjectColumn;

@QuarkusTest
class PostCheckTest {

    @Inject
    AssetImages assets;

    @Inject
    Site site;

    @Inject
    LiveSlugRepository slugs;

    @Test
    void whatHasErrorsIsRefusedWhereTheSiteDemandsIt() {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> demand(true, "![](x) [a](/posts/none)"));

        assertThat(problem.type()).isEqualTo(ProblemType.CHECK_FAILED);
        assertThat((List<?>) problem.members().get("findings")).hasSize(3);
    }

    @Test
    void warningsDoNotStandInTheWay() {
        assertThatCode(() -> demand(true, "### Jump")).doesNotThrowAnyException();
    }

    @Test
    void nothingIsRefusedByDefault() {
        assertThatCode(() -> demand(false, "![](x)")).doesNotThrowAnyException();
    }

    private void demand(boolean demanded, String body) {
        PostCheck check = new PostCheck(assets, new DeadLinks(site, slugs), () -> demanded);
        QuarkusTransaction.requiringNew().run(() -> check.demand(content(body)));
    }

    private static PostContent content(String body) {
        return new PostContent(
                "en",
                "slug",
                "Title",
                null,
                null,
                body,
                null,
                false,
                true,
                List.of(),
                Seo.NONE,
                JsonObjectColumn.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
