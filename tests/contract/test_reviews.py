"""A review: of a flown trip only, read by everybody, answered by its supplier, hidden by an
employee."""

import datetime
import unittest

import journey
from api_client import Api, wait_for
from running import World

WORDS = {"stars": 4, "title": "Worth it", "text": "Blue, then black.\nThen quiet."}


class Reviews(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = World("reviews")
        cls.addClassCleanup(cls.world.close)
        people = cls.world.people
        cls.path = f"/api/v1/bookings/{cls.world.booking['id']}/review"
        cls.too_early = people["customer"].send("PUT", cls.path, WORDS)
        ours = cls.world.system.ours
        departs_at = journey.moment(cls.world.launch["departsAt"])
        ahead = departs_at + datetime.timedelta(hours=1) - journey.system_now(ours)
        cls.world.move_on(int(ahead / datetime.timedelta(milliseconds=1)))
        path = f"/launches/{cls.world.launch['id']}/success"
        people["supplier"].call("POST", path, {}, Idempotency_Key="reviews-1")
        booking = f"/bookings/{cls.world.booking['id']}"
        wait_for(
            "the trip has flown", lambda: people["customer"].get(booking)["state"] == "flown", 60
        )
        cls.before = people["customer"].send("GET", cls.path)
        cls.written = people["customer"].send("PUT", cls.path, WORDS)
        cls.id = cls.written.json["id"]
        cls.row()

    @classmethod
    def row(cls):
        employee = cls.world.people["employee"]
        path = f"/api/v1/reviews/{cls.id}"
        return wait_for(
            "the review reaches the other side",
            lambda: (seen := employee.send("GET", path)).status == 200 and seen.json,
            30,
        )

    def page(self):
        visitor = Api(self.world.url("customer"))
        return visitor.get("/suppliers/polar-lines")

    def test_only_who_has_flown_reviews_and_may_change_it(self):
        self.assertEqual(
            (409, "booking_not_flown"), (self.too_early.status, self.too_early.json["code"])
        )
        self.assertEqual(204, self.before.status, "there is none yet")
        self.assertEqual(200, self.written.status, self.written.body)
        customer = self.world.people["customer"]
        self.assertEqual(self.written.json, customer.send("GET", self.path).json)
        again = customer.send("PUT", self.path, WORDS)
        self.assertEqual(self.written.json, again.json, "repeating is harmless")
        stranger = self.world.system.add_customer("not-me@contract.example")
        for method, body in (("GET", None), ("PUT", WORDS)):
            self.assertEqual(404, stranger.send(method, self.path, body).status)

    def test_readers_see_it_with_the_answer_of_the_supplier(self):
        supplier = self.world.people["supplier"]
        answered = supplier.call("PUT", f"/reviews/{self.id}/answer", {"text": "Thank you, Cas."})
        self.assertEqual("Sam Supplier", answered["answer"]["by"])
        self.assertIsNone(answered["bookingId"])
        page = self.page()
        self.assertEqual({"average": 4.0, "count": 1}, page["rating"])
        seen = page["reviews"][0]
        self.assertEqual(("Casey C.", "Thank you, Cas."), (seen["author"], seen["answer"]["text"]))
        html = Api(self.world.url("customer")).send("GET", "/suppliers/polar-lines").text
        self.assertIn('"aggregateRating":{"@type":"AggregateRating","ratingValue":"4.0"', html)
        self.assertIn("Blue, then black.", html)
        self.assertIn("Thank you, Cas.", html)
        missing = supplier.get("/reviews?answer=missing")["items"]
        self.assertEqual([], [r["id"] for r in missing])

    def test_another_supplier_neither_sees_nor_answers_it(self):
        other = self.world.system.add_supplier(self.world.people["financial"], "Quiet Lines")
        self.assertEqual([], other.get("/reviews")["items"])
        self.assertEqual(404, other.send("GET", f"/api/v1/reviews/{self.id}").status)
        path = f"/api/v1/reviews/{self.id}/answer"
        self.assertEqual(404, other.send("PUT", path, {"text": "Mine"}).status)

    def test_what_an_employee_hides_nobody_reads_until_it_is_shown_again(self):
        employee, customer = self.world.people["employee"], self.world.people["customer"]
        hidden = employee.call("POST", f"/reviews/{self.id}/hide", {"reason": "Names a guest"})
        self.assertEqual("Emil Ployee", hidden["hidden"]["by"])
        page = self.page()
        self.assertEqual((None, []), (page["rating"], page["reviews"]))
        own = customer.send("GET", self.path).json
        self.assertEqual("Names a guest", own["hiddenBecause"])
        found = employee.get("/reviews?state=hidden&q=black")["items"]
        self.assertEqual([self.id], [r["id"] for r in found])
        employee.call("POST", f"/reviews/{self.id}/show", None)
        self.assertEqual(1, self.page()["rating"]["count"])
        acts = [a["act"] for a in employee.get(f"/audit?subject={self.id}")["items"]]
        self.assertLessEqual({"review.hide", "review.show"}, set(acts))


if __name__ == "__main__":
    unittest.main()
