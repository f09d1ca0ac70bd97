"""A customer asks, an employee answers by e-mail, and the thread stays on the work list until it is
closed."""

import unittest

import journey
from api_client import wait_for
from running import world

QUESTION = {"subject": "May I bring a camera?", "text": "It weighs two kilograms.\nAnd a stand."}


class Support(unittest.TestCase):
    def setUp(self):
        self.world = world()
        self.customer = self.world.people["customer"]
        self.employee = self.world.people["employee"]

    def ask(self, key, **more):
        asked = self.customer.send(
            "POST", "/api/v1/support-requests", QUESTION | more, {"Idempotency-Key": key}
        )
        self.assertEqual(201, asked.status, asked.body)
        return asked.json

    def seen(self, key):
        path = f"/api/v1/support-requests/{key}"
        return wait_for(
            "the request reaches the employees",
            lambda: (answer := self.employee.send("GET", path)).status == 200 and answer.json,
            30,
        )

    def on_the_work_list(self, key, state="open"):
        items = self.employee.get(f"/work-list?kind=support-request&state={state}&limit=100")
        return [w for w in items["items"] if w["subject"].startswith(key)]

    def answer(self, key, text, idempotency):
        path = f"/support-requests/{key}/answers"
        return self.employee.call("POST", path, {"text": text}, Idempotency_Key=idempotency)

    def test_a_question_is_answered_by_mail_and_closed(self):
        booking = self.world.booking
        asked = self.ask("support-1", bookingId=booking["id"])
        self.assertEqual(asked, self.ask("support-1", bookingId=booking["id"]), "asked once")
        seen = self.seen(asked["id"])
        self.assertEqual(booking["reference"], seen["bookingReference"])
        work = self.on_the_work_list(asked["id"])
        self.assertEqual([booking["id"]], [w["bookingId"] for w in work])
        self.assertIn("A customer asks: May I bring a camera?", work[0]["what"])
        path = f"/api/v1/work-list/{work[0]['id']}/done"
        refused = self.employee.send("POST", path, {"outcome": "Seen"})
        self.assertEqual(409, refused.status, "it ends when the request is closed")

        answered = self.answer(asked["id"], "You may, up to 3 kg.", "a-1")
        self.assertEqual(answered, self.answer(asked["id"], "You may, up to 3 kg.", "a-1"))
        self.assertEqual(("answered", 2), (answered["state"], answered["messageCount"]))
        own = self.customer.get(f"/support-requests/{asked['id']}")
        self.assertEqual("Emil P.", own["messages"][-1]["author"])
        subject = "Our answer: May I bring a camera?"
        ours = self.world.system.ours
        mails = wait_for("the mail", lambda: journey.mails(ours, subject=subject), 30)
        self.assertEqual(1, len(mails))
        self.assertEqual(1, len(self.on_the_work_list(asked["id"])), "until it is closed")

        self.employee.call("POST", f"/support-requests/{asked['id']}/close", None)
        self.assertEqual([], self.on_the_work_list(asked["id"]))
        late = self.employee.send(
            "POST",
            f"/api/v1/support-requests/{asked['id']}/answers",
            {"text": "More"},
            {"Idempotency-Key": "a-2"},
        )
        self.assertEqual((409, "not_possible_in_this_state"), (late.status, late.json["code"]))

        path = f"/support-requests/{asked['id']}/messages"
        again = self.customer.call("POST", path, {"text": "And a drone?"}, Idempotency_Key="m-1")
        self.assertEqual("open", again["state"])
        wait_for("it is on the list again", lambda: self.on_the_work_list(asked["id"]), 30)
        self.assertEqual(1, len(self.on_the_work_list(asked["id"], "done")))
        acts = [a["act"] for a in self.employee.get(f"/audit?subject={asked['id']}")["items"]]
        self.assertEqual({"support.answer", "support.close"}, set(acts))
        self.employee.call("POST", f"/support-requests/{asked['id']}/close", None)
        self.employee.call("POST", f"/support-requests/{asked['id']}/reopen", None)
        self.assertEqual(1, len(self.on_the_work_list(asked["id"])))
        self.employee.call("POST", f"/support-requests/{asked['id']}/close", None)

    def test_a_stranger_finds_neither_the_request_nor_the_booking(self):
        asked = self.ask("support-2")
        stranger = self.world.system.add_customer("curious@contract.example")
        path = f"/api/v1/support-requests/{asked['id']}"
        self.assertEqual(404, stranger.send("GET", path).status)
        written = stranger.send(
            "POST", path + "/messages", {"text": "Mine"}, {"Idempotency-Key": "x-1"}
        )
        self.assertEqual((404, "support_request_not_found"), (written.status, written.json["code"]))
        about = stranger.send(
            "POST",
            "/api/v1/support-requests",
            QUESTION | {"bookingId": self.world.booking["id"]},
            {"Idempotency-Key": "x-2"},
        )
        self.assertEqual((404, "booking_not_found"), (about.status, about.json["code"]))
        self.assertEqual([], stranger.get("/support-requests")["items"])

    def test_five_may_be_open_and_a_key_is_for_one_question(self):
        eager = self.world.system.add_customer("eager@contract.example")

        def ask(number, text="Why?"):
            wish = {"subject": f"Question {number}", "text": text}
            key = {"Idempotency-Key": f"eager-{number}"}
            return eager.send("POST", "/api/v1/support-requests", wish, key)

        self.assertEqual([201] * 5, [ask(n).status for n in range(5)])
        sixth = ask(5)
        self.assertEqual((409, "too_many_requests_open"), (sixth.status, sixth.json["code"]))
        self.assertEqual(201, ask(0).status, "the same again")
        other = ask(0, "Another")
        self.assertEqual((422, "idempotency_key_reused"), (other.status, other.json["code"]))


if __name__ == "__main__":
    unittest.main()
